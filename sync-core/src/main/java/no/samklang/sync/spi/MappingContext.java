package no.samklang.sync.spi;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a mapper may know beside the record itself.
 *
 * @param sourceId id of the record in the source
 * @param zone the company's zone, to which days belong
 * @param runStarted when the run began
 * @param activatedAt when the route was activated: the default start of what is posted
 */
public record MappingContext(
    String sourceId, ZoneId zone, Instant runStarted, Instant activatedAt) {}
