/** What to know or do before the server goes live again, drawn from the other answers. */
@NullMarked
package dev.exhume.core.analysis.findings;

import org.jspecify.annotations.NullMarked;
