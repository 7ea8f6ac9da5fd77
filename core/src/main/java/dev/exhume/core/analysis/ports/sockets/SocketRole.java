package dev.exhume.core.analysis.ports.sockets;

/** What a socket is for, from the most to the least worth exposing. */
public enum SocketRole {
  /** Pages for browsers. */
  WEB,
  /** Anything else that clients on other machines speak to. */
  SERVICE,
  /** Spoken to by other daemons: databases, application servers behind a web server. */
  BACKEND,
  /** For those who look after the machine. */
  ADMINISTRATION
}
