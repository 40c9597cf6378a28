/** State store in an SQLite file. */
module no.samklang.sync.store.jdbc {
  requires transitive no.samklang.sync;
  requires java.sql;
  requires org.xerial.sqlitejdbc;
  requires static transitive org.jspecify;

  exports no.samklang.sync.store.jdbc;
}
