<?php
$dbhost = 'localhost';
$dbuser = 'lists';
$dbpass = 'PLANTED-lists';
mysql_connect($dbhost, $dbuser, $dbpass);
