/** The database that RPM of SUSE keeps in {@code Packages.db}. */
@NullMarked
package dev.exhume.rpm.ndb;

import org.jspecify.annotations.NullMarked;
