/** What mail servers listen on. */
@NullMarked
package dev.exhume.core.analysis.ports.mail;

import org.jspecify.annotations.NullMarked;
