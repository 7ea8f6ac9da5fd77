/** Keys and settings of the secure shell. */
@NullMarked
package dev.exhume.core.analysis.audit.ssh;

import org.jspecify.annotations.NullMarked;
