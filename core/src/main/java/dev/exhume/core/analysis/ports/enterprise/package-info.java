/** What application servers of Java EE listen on and run: JBoss, GlassFish, WebLogic, Geronimo. */
@NullMarked
package dev.exhume.core.analysis.ports.enterprise;

import org.jspecify.annotations.NullMarked;
