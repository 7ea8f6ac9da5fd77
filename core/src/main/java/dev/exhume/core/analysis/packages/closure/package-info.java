/** What packages need of each other, and what follows from it. */
@NullMarked
package dev.exhume.core.analysis.packages.closure;

import org.jspecify.annotations.NullMarked;
