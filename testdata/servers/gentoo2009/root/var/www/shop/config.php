<?php
$db = pg_connect('host=localhost dbname=orders user=orders password=PLANTED-shop');
define('DB_HOST', 'localhost');
$erp = 'http://erp.example.com:8080/import';
