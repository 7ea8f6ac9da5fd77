<?php
require "inc/init.php";
mail("hk@example.org", "a page was changed", $page);
