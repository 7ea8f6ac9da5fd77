/** Where secrets lie, which are counted and never shown. */
@NullMarked
package dev.exhume.core.analysis.audit.secrets;

import org.jspecify.annotations.NullMarked;
