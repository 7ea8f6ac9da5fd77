/** What the machine did last, told from the ends of its logs and the dates of its files. */
@NullMarked
package dev.exhume.core.analysis.activity;

import org.jspecify.annotations.NullMarked;
