/** Who may use a server of MySQL or MariaDB, read from the tables in which it keeps that itself. */
@NullMarked
package dev.exhume.core.analysis.databases.mysql.accounts;

import org.jspecify.annotations.NullMarked;
