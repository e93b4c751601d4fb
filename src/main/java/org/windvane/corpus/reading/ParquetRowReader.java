package org.windvane.corpus.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The rows of a Parquet file; nested columns by path. Read file by file rather than as a Spark
 * table, so that a damaged file costs its own rows and not the run.
 */
final class ParquetRowReader extends RecordReader {
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private final ParquetReader<Group> reader;
  private long row;

  ParquetRowReader(Source source, Slice slice) throws IOException {
    super(slice);
    this.reader = new Builder(source.seekable()).build();
  }

  /** Parquet's own builder only takes a path. */
  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  /** Damaged lengths ask for arrays that no heap holds; that breaks the file, not the process. */
  private Group readGroup() throws IOException {
    try {
      return reader.read();
    } catch (OutOfMemoryError e) {
      throw new IOException("damaged page: " + e.getMessage(), e);
    }
  }

  @Override
  protected RawRecord advance() throws IOException {
    for (Group group = readGroup(); group != null; group = readGroup()) {
      row++;
      if (mine()) {
        byte[] raw = group.toString().getBytes(StandardCharsets.UTF_8);
        return RawRecord.of(row, new GroupFields(group), raw);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private record GroupFields(Group group) implements Fields {
    @Override
    public String get(String path) {
      String[] steps =
          group.getType().containsField(path) ? new String[] {path} : path.split("\\.");
      Group at = group;
      for (int i = 0; i < steps.length; i++) {
        GroupType type = at.getType();
        if (!type.containsField(steps[i])) {
          return null;
        }
        int field = type.getFieldIndex(steps[i]);
        if (at.getFieldRepetitionCount(field) == 0) {
          return null;
        }
        Type fieldType = type.getType(field);
        if (fieldType.isPrimitive()) {
          return i == steps.length - 1 ? text(at, field, fieldType.asPrimitiveType()) : null;
        }
        at = at.getGroup(field, 0);
      }
      return null;
    }
  }

  private static String text(Group group, int field, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    switch (type.getPrimitiveTypeName()) {
      case INT32:
        int small = group.getInteger(field, 0);
        return logical instanceof DateLogicalTypeAnnotation
            ? LocalDate.ofEpochDay(small).toString()
            : number(BigInteger.valueOf(small), logical);
      case INT64:
        long large = group.getLong(field, 0);
        return logical instanceof TimestampLogicalTypeAnnotation stamp
            ? instant(large, stamp.getUnit()).toString()
            : number(BigInteger.valueOf(large), logical);
      case INT96:
        return julian(group.getInt96(field, 0)).toString();
      case BINARY:
      case FIXED_LEN_BYTE_ARRAY:
        Binary bytes = group.getBinary(field, 0);
        return logical instanceof DecimalLogicalTypeAnnotation
            ? number(new BigInteger(bytes.getBytes()), logical)
            : bytes.toStringUsingUTF8();
      default:
        return group.getValueToString(field, 0);
    }
  }

  private static String number(BigInteger unscaled, LogicalTypeAnnotation logical) {
    return logical instanceof DecimalLogicalTypeAnnotation decimal
        ? new BigDecimal(unscaled, decimal.getScale()).toPlainString()
        : unscaled.toString();
  }

  private static Instant instant(long value, LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Instant.EPOCH.plus(value, ChronoUnit.MILLIS);
      case MICROS -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
      case NANOS -> Instant.EPOCH.plusNanos(value);
    };
  }

  /** Spark's and Impala's old timestamps: nanoseconds of the day, then the Julian day. */
  private static Instant julian(Binary twelveBytes) {
    ByteBuffer buffer = ByteBuffer.wrap(twelveBytes.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = buffer.getLong();
    long days = buffer.getInt() - JULIAN_DAY_OF_1970;
    return Instant.EPOCH.plus(days, ChronoUnit.DAYS).plusNanos(nanos);
  }
}
