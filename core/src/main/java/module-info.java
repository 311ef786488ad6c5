/** Nicebeach's recogniser: sound in, text out, and the training in between, in pure Java. */
module io.nicebeach.core {
  requires com.fasterxml.jackson.core;
  requires org.snakeyaml.engine.v2;
  requires static transitive org.jspecify;

  exports io.nicebeach.audio;
  exports io.nicebeach.data;
  exports io.nicebeach.data.augment;
  exports io.nicebeach.data.join;
  exports io.nicebeach.data.sample;
  exports io.nicebeach.decode;
  exports io.nicebeach.evaluate;
  exports io.nicebeach.features;
  exports io.nicebeach.grammar;
  exports io.nicebeach.language;
  exports io.nicebeach.loss;
  exports io.nicebeach.matrix;
  exports io.nicebeach.model;
  exports io.nicebeach.network;
  exports io.nicebeach.network.forward;
  exports io.nicebeach.network.layers;
  exports io.nicebeach.plain;
  exports io.nicebeach.recognize;
  exports io.nicebeach.settings;
  exports io.nicebeach.signal;
  exports io.nicebeach.teach;
  exports io.nicebeach.text;
  exports io.nicebeach.train;

  uses io.nicebeach.audio.AudioFormatReader;
}
