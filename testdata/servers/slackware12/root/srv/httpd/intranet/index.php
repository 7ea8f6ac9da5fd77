<?php
$link = mysql_connect(':/var/run/mysql/mysql.sock', 'intranet', 'PLANTED-intranet');
mysql_select_db('intranet', $link);
