/** What package managers remember of the files they installed, to compare them with. */
@NullMarked
package dev.exhume.core.analysis.packages.expected;

import org.jspecify.annotations.NullMarked;
