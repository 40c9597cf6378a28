package no.samklang.sync.testkit.wrong;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.SourceRecord;

/** What all connections of one test remember together, and should not. */
final class Memory {
  final Set<String> seen = new LinkedHashSet<>();
  final Map<String, Cursor> places = new LinkedHashMap<>();
  final Map<String, SourceRecord<?>> rows = new LinkedHashMap<>();
}
