/** Files whose permissions are too wide, and those that a break-in may have left. */
@NullMarked
package dev.exhume.core.analysis.audit.files;

import org.jspecify.annotations.NullMarked;
