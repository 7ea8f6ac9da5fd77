/** The databases that application servers offer to their applications by name. */
@NullMarked
package dev.exhume.core.analysis.ports.datasource;

import org.jspecify.annotations.NullMarked;
