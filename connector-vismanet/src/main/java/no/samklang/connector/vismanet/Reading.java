package no.samklang.connector.vismanet;

import no.samklang.connector.vismanet.ChangeReader.Margins;
import no.samklang.connector.vismanet.ListState.Ask;

/**
 * What all readers of a connection share.
 *
 * @param pageSize rows to ask for in a page at most
 */
record Reading(Lists lists, Margins margins, int pageSize) {

  /** Returns those seeds that the next pass over a list can need, at most so many. */
  Seeds windowed(Seeds seeds, ListState state, int most) {
    Ask ask = state.ask();
    boolean narrow = ask == null && state.margin() == ListState.Margin.OVERLAP;
    String latest = ask == null || ask.latest() == null ? state.since() : ask.latest();
    return seeds.within(latest, narrow ? margins.overlap() : margins.clock(), most);
  }
}
