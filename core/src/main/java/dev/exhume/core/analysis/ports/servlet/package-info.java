/** What application servers written in Java listen on. */
@NullMarked
package dev.exhume.core.analysis.ports.servlet;

import org.jspecify.annotations.NullMarked;
