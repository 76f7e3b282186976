package nl.mutatieboek.importing.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Scans the XML of a part of a workbook as a stream, so that excessive or malicious content is found before the reader
 * keeps the part in memory.
 */
public final class XmlPartScanner {
    /** Visits the elements of a part. */
    public interface XmlElementVisitor {
        /**
         * Visits the start of an element.
         *
         * @param element gives local name, attributes and offset
         * @param before characters of text since the previous tag
         */
        void start(XMLStreamReader element, long before);

        /** Visits text, possibly in pieces. */
        default void text(XMLStreamReader characters) {}

        /** Visits the end of an element. */
        default void end(XMLStreamReader element, long before) {}
    }

    private static final int MAX_TAG_LENGTH = 8_192;

    /** More than the parser reads ahead, so that a larger read for one event means a long tag. */
    private static final int LOOK_AHEAD = 1 << 16;

    private XmlPartScanner() {}

    /**
     * Scans a whole part.
     *
     * @param maxBytes maximum of unpacked bytes
     * @throws UnreadableFileException if it is too large, or not plain XML
     */
    static void scan(ZipFile zip, String part, long maxBytes, XmlElementVisitor visitor) {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
        try (@Nullable InputStream unpacked = zip.getInputStream(entry)) {
            if (unpacked == null) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
            BoundedInputStream bounded = new BoundedInputStream(unpacked, maxBytes, entry.getCompressedSize());
            XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
            parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = parsers.createXMLStreamReader(bounded);
            long text = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                bounded.beginEvent();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        visitor.start(xml, text);
                        text = 0;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        visitor.end(xml, text);
                        text = 0;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        visitor.text(xml);
                        text += xml.getTextLength();
                    }
                    // A workbook needs no DTD; entities may expand without end.
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableFileException(0, FlawReason.BOMB);
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
    }

    /** Limits the unpacked bytes, the compression ratio and the length of a tag. */
    private static final class BoundedInputStream extends FilterInputStream {
        private final long maxBytes;
        private final long packed;
        private long count;
        private long atEvent;

        /** @param packed bytes in the file; negative if unknown */
        BoundedInputStream(InputStream in, long maxBytes, long packed) {
            super(in);
            this.maxBytes = maxBytes;
            this.packed = packed;
        }

        void beginEvent() {
            atEvent = count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) {
                count += read;
                requireSmall();
            }
            return read;
        }

        private void requireSmall() {
            if (packed >= 0
                    && count > InputLimits.COMPRESSION_CHECK_FROM_BYTES
                    && count / InputLimits.MAX_COMPRESSION_RATIO > packed) {
                throw new UnreadableFileException(0, FlawReason.BOMB);
            }
            if (count > maxBytes) {
                throw new UnreadableFileException(0, FlawReason.TOO_LARGE);
            }
            if (count - atEvent > LOOK_AHEAD + MAX_TAG_LENGTH) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
        }
    }
}
