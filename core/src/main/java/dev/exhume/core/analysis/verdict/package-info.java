/** Whether the rescued server needs what the old one started, and why. */
@NullMarked
package dev.exhume.core.analysis.verdict;

import org.jspecify.annotations.NullMarked;
