/** Nicebeach's training: corpora in, a model out, and how good it is, in pure Java. */
module io.nicebeach.training {
  requires transitive io.nicebeach.core;
  requires org.snakeyaml.engine.v2;
  requires static transitive org.jspecify;

  exports io.nicebeach.data;
  exports io.nicebeach.data.augment;
  exports io.nicebeach.data.batch;
  exports io.nicebeach.data.join;
  exports io.nicebeach.data.layout;
  exports io.nicebeach.data.nonword;
  exports io.nicebeach.data.sample;
  exports io.nicebeach.data.synth;
  exports io.nicebeach.evaluate;
  exports io.nicebeach.plain;
  exports io.nicebeach.train;
}
