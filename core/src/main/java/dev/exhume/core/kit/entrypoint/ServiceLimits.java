package dev.exhume.core.kit.entrypoint;

/**
 * How long things may take, in seconds.
 *
 * @param start of one service
 * @param listen until a service that lives listens on its ports
 * @param stop of all services
 * @param settle until a started service shows a sign of life
 * @param grace that a service may be gone, as it is while somebody restarts it
 * @param patience with what is starting when the container has to stop
 */
record ServiceLimits(int start, int listen, int stop, int settle, int grace, int patience) {
  static final ServiceLimits USUAL =
      new ServiceLimits(180, 30, EntrypointScript.STOP_TIMEOUT_SECONDS - 8, 5, 10, 10);
}
