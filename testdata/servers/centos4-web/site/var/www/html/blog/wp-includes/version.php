<?php
$wp_version = '2.3.1';
$wp_db_version = 6124;
?>
