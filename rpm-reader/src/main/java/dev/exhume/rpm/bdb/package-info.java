/** Berkeley DB files, as RPM 4.0 to 4.15 and RPM 5 used them. */
@NullMarked
package dev.exhume.rpm.bdb;

import org.jspecify.annotations.NullMarked;
