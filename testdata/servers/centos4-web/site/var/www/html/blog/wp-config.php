<?php
define('DB_NAME', 'blog');
define('DB_USER', 'blog');
define('DB_PASSWORD', 'PLANTED-blog-password');
define('DB_HOST', 'localhost');
$table_prefix = 'wp_';
?>
