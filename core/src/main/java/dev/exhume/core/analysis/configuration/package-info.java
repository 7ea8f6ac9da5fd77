/** How the configuration files of daemons name other files, values and numbers. */
@NullMarked
package dev.exhume.core.analysis.configuration;

import org.jspecify.annotations.NullMarked;
