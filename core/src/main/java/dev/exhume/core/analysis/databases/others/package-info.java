/** Servers whose data directories are known by their place and by what lies in them. */
@NullMarked
package dev.exhume.core.analysis.databases.others;

import org.jspecify.annotations.NullMarked;
