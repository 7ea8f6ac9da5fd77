<?php
$db_host = 'localhost';
$db_name = 'wiki';
$db_user = 'wiki';
$db_password = 'PLANTED-in-config';
$smtp_host = 'mail.example.org';
