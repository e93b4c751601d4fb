package org.windvane.corpus.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes web archives byte by byte, good ones and broken ones. */
public final class WarcBuilder {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final boolean gzip;

  private WarcBuilder(boolean gzip) {
    this.gzip = gzip;
  }

  /** One gzip member a record, as Common Crawl writes them. */
  public static WarcBuilder gzipped() {
    return new WarcBuilder(true);
  }

  static WarcBuilder plain() {
    return new WarcBuilder(false);
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A record whose header says {@code length}, whatever the block's length is. */
  static byte[] record(String type, String uri, String contentType, byte[] block, long length) {
    String header =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
            + "WARC-Date: 2024-05-01T06:30:00Z\r\nWARC-Target-URI: "
            + uri
            + "\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    return join(latin(header), block, latin("\r\n\r\n"));
  }

  static byte[] http(String status, String headers, byte[] body) {
    return join(
        latin(
            "HTTP/1.1 "
                + status
                + "\r\n"
                + headers
                + "Content-Length: "
                + body.length
                + "\r\n\r\n"),
        body);
  }

  /** A page as a site would send it. */
  public static byte[] html(
      String title, String date, String text, String metaCharset, Charset charset) {
    String meta = metaCharset == null ? "" : "<meta charset=\"" + metaCharset + "\">";
    return ("<!DOCTYPE html><html><head>"
            + meta
            + "<title>"
            + title
            + " | Daily</title><meta property=\"article:published_time\" content=\""
            + date
            + "\"></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav><article><h1>"
            + title
            + "</h1><p>"
            + text
            + "</p><p>"
            + text
            + "</p></article><footer>Cookies and terms</footer></body></html>")
        .getBytes(charset);
  }

  /** Adds a response with a good page. */
  public WarcBuilder page(String uri, String contentType, byte[] html) {
    return response(uri, http("200 OK", "Content-Type: " + contentType + "\r\n", html));
  }

  WarcBuilder response(String uri, byte[] http) {
    return add(record("response", uri, "application/http; msgtype=response", http, http.length));
  }

  WarcBuilder add(byte[] record) {
    return raw(gzip ? gzip(record) : record);
  }

  WarcBuilder raw(byte[] bytes) {
    file.writeBytes(bytes);
    return this;
  }

  /** Adds the record that opens every archive. */
  public WarcBuilder info() {
    byte[] block = latin("software: test\r\n");
    return add(record("warcinfo", "urn:x", "application/warc-fields", block, block.length));
  }

  WarcBuilder request(String uri) {
    byte[] block = latin("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
    return add(record("request", uri, "application/http; msgtype=request", block, block.length));
  }

  /** The file so far. */
  public byte[] bytes() {
    return file.toByteArray();
  }
}
