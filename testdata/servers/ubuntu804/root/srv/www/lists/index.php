<?php
include 'config.inc.php';
mail($to, 'Confirm', $text);
