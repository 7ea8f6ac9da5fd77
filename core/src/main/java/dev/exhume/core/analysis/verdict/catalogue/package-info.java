/** What is known of the services that old distributions came with. */
@NullMarked
package dev.exhume.core.analysis.verdict.catalogue;

import org.jspecify.annotations.NullMarked;
