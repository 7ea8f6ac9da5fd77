/** What the audit takes along from the one walk over all files. */
@NullMarked
package dev.exhume.core.analysis.audit.walk;

import org.jspecify.annotations.NullMarked;
