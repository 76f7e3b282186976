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
 * The XML of a part of a workbook, read as it streams by before another reader takes the part into memory: what is too large, or
 * means to be, is found without keeping it.
 */
public final class XmlPartScanner {
    /** Is told of each start and end of an element. */
    public interface XmlElementVisitor {
        /**
         * Visits the start of an element.
         *
         * @param element for its local name, its attributes and how many characters of the part came before
         * @param before characters of text since the tag before
         */
        void start(XMLStreamReader element, long before);

        /** Visits characters of text, which may be a part of a text only. */
        default void text(XMLStreamReader characters) {}

        /** Visits the end of an element. */
        default void end(XMLStreamReader element, long before) {}
    }

    private static final int LONGEST_TAG = 8_192;

    /** More than the parser reads at once, so that what it reads for one event alone tells of a long tag. */
    private static final int LOOK_AHEAD = 1 << 16;

    private XmlPartScanner() {}

    /**
     * Reads all of a part.
     *
     * @param most bytes that may come out of it
     * @throws UnreadableFileException where it is too large, or no plain XML
     */
    static void scan(ZipFile zip, String part, long most, XmlElementVisitor visitor) {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
        try (@Nullable InputStream unpacked = zip.getInputStream(entry)) {
            if (unpacked == null) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
            BoundedInputStream bounded = new BoundedInputStream(unpacked, most, entry.getCompressedSize());
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
                    // A workbook has nothing to declare but entities that grow.
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableFileException(0, FlawReason.BOMB);
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
    }

    /** What is unpacked: no more than a bound, no more than so many times what it takes in the file, and no endless tag. */
    private static final class BoundedInputStream extends FilterInputStream {
        private final long most;
        private final long packed;
        private long count;
        private long atEvent;

        /** @param packed bytes that it takes in the file; negative where that is not known */
        BoundedInputStream(InputStream in, long most, long packed) {
            super(in);
            this.most = most;
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
            if (count > most) {
                throw new UnreadableFileException(0, FlawReason.TOO_LARGE);
            }
            if (count - atEvent > LOOK_AHEAD + LONGEST_TAG) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
        }
    }
}
