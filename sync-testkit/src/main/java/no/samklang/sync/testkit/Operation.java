package no.samklang.sync.testkit;

/** What can be asked of an {@link InMemorySystem}. */
public enum Operation {
  /** {@link no.samklang.sync.spi.Connector#check}. */
  CHECK,
  /** {@link no.samklang.sync.spi.SourceSystem#prepare}. */
  PREPARE,
  /** {@link no.samklang.sync.spi.SourceSystem#read}. */
  READ,
  /** Fetch, from the source or the target side. */
  FETCH,
  /** {@link no.samklang.sync.spi.SourceSystem#acknowledge}. */
  ACKNOWLEDGE,
  /** {@link no.samklang.sync.spi.TargetSystem#list}. */
  LIST,
  /** {@link no.samklang.sync.spi.TargetSystem#find}. */
  FIND,
  /** {@link no.samklang.sync.spi.TargetSystem#locate}. */
  LOCATE,
  /** {@link no.samklang.sync.spi.TargetSystem#create}. */
  CREATE,
  /** One step of a document that is made in several. */
  STEP,
  /** {@link no.samklang.sync.spi.TargetSystem#resume}. */
  RESUME,
  /** {@link no.samklang.sync.spi.TargetSystem#update}. */
  UPDATE,
  /** {@link no.samklang.sync.spi.TargetSystem#writeAll}. */
  WRITE_ALL,
  /** {@link no.samklang.sync.spi.TargetSystem#documentState}. */
  STATE,
  /** {@link no.samklang.sync.spi.TargetSystem#retire}. */
  RETIRE;

  /** Returns whether such a call can change what the system holds. */
  public boolean writes() {
    return switch (this) {
      case ACKNOWLEDGE, PREPARE, CREATE, STEP, RESUME, UPDATE, WRITE_ALL, RETIRE -> true;
      case CHECK, READ, FETCH, LIST, FIND, LOCATE, STATE -> false;
    };
  }
}
