/** What database servers listen on. */
@NullMarked
package dev.exhume.core.analysis.ports.database;

import org.jspecify.annotations.NullMarked;
