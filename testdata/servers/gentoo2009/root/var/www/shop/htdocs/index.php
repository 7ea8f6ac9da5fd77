<?php
require "../config.php";
mail("orders@example.com", "Order", "...");
