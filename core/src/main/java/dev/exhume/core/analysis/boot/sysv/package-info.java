/** What the inittab and the links to scripts of System V start. */
@NullMarked
package dev.exhume.core.analysis.boot.sysv;

import org.jspecify.annotations.NullMarked;
