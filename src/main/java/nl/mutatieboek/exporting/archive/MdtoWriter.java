package nl.mutatieboek.exporting.archive;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a package as MDTO 1.0 asks them (Metagegevens voor duurzaam toegankelijke overheidsinformatie, Nationaal Archief):
 * one document for the package, an informatieobject, and one for each file in it, a bestand. The elements, their order and which
 * of them must be there are those of version 1.0.1 of its XML schema.
 */
final class MdtoWriter {
    private static final String NAMESPACE = "https://www.nationaalarchief.nl/mdto";
    private static final String LISTS = "Begrippenlijst %s MDTO";
    private static final String OWN_LIST = "Begrippen van Mutatieboek";

    private final ArchivePackage of;
    private final ReadmeRenderer told;
    private final ArchiveProperties labels;

    MdtoWriter(ArchivePackage of, ReadmeRenderer told, ArchiveProperties labels) {
        this.of = of;
        this.told = told;
        this.labels = labels;
    }

    /**
     * Of the package.
     *
     * @param happenings what happened to the moment, in order
     */
    void writeInformationObject(OutputStream out, List<MdtoEvent> happenings, List<PackedFile> files) {
        write(out, "informatieobject", xml -> {
            identification(xml, "identificatie", of.name());
            xml.element("identificatie", id -> {
                id.element("identificatieKenmerk", of.hash());
                id.element("identificatieBron", "SHA-256 van boeknummer " + of.ledgerNumber() + " (Mutatieboek)");
            });
            xml.element("naam", told.packageTitle());
            term(xml, "aggregatieniveau", "Archiefstuk", null, LISTS.formatted("Aggregatieniveaus"));
            term(
                    xml,
                    "classificatie",
                    told.momentName(),
                    of.moment().code().name(),
                    "Momenten van de begrotingscyclus (Mutatieboek)");
            xml.element("omschrijving", told.description());
            years(xml);
            xml.element("taal", "nl");
            for (MdtoEvent happening : happenings) {
                event(xml, happening, OWN_LIST);
            }
            event(xml, created(), LISTS.formatted("EventTypeLijst"));
            term(
                    xml,
                    "waardering",
                    labels.appraisal().label(),
                    labels.appraisal().name(),
                    LISTS.formatted("Waarderingen"));
            if (labels.category() != null && labels.selectionList() != null) {
                term(xml, "informatiecategorie", labels.category(), labels.category(), labels.selectionList());
            }
            String partOf = labels.partOf();
            if (partOf != null) {
                xml.element("isOnderdeelVan", part -> part.element("verwijzingNaam", partOf));
            }
            for (PackedFile file : files) {
                reference(xml, "heeftRepresentatie", file.name(), identified(file));
            }
            xml.element("archiefvormer", creator -> creator.element("verwijzingNaam", labels.creator()));
            xml.element("beperkingGebruik", use -> {
                term(use, "beperkingGebruikType", labels.restriction(), null, OWN_LIST);
                use.element(
                        "beperkingGebruikNadereBeschrijving",
                        "Het pakket noemt ambtenaren met hun kenmerk, niet met hun naam.");
            });
        });
    }

    /** Of one file. */
    void writeFile(OutputStream out, PackedFile file) {
        write(out, "bestand", xml -> {
            identification(xml, "identificatie", identified(file));
            xml.element("naam", file.name());
            xml.element("omvang", Long.toString(file.bytes()));
            String pronom = file.format().pronom();
            term(xml, "bestandsformaat", file.format().label(), pronom, pronom == null ? OWN_LIST : "PRONOM-register");
            xml.element("checksum", sum -> {
                term(sum, "checksumAlgoritme", "SHA-256", null, LISTS.formatted("ChecksumAlgoritme"));
                sum.element("checksumWaarde", file.sha256());
                sum.element("checksumDatum", of.recordedAt().toString());
            });
            reference(xml, "isRepresentatieVan", told.packageTitle(), of.name());
        });
    }

    private static void write(OutputStream out, String object, XmlDocumentWriter.XmlContent content) {
        XmlDocumentWriter.write(out, "MDTO", NAMESPACE, root -> root.element(object, content));
    }

    private String identified(PackedFile file) {
        return of.name() + "/" + file.name();
    }

    private void identification(XmlDocumentWriter xml, String element, String value) throws XMLStreamException {
        xml.element(element, id -> {
            id.element("identificatieKenmerk", value);
            id.element("identificatieBron", labels.source());
        });
    }

    private void reference(XmlDocumentWriter xml, String element, String to, String identified)
            throws XMLStreamException {
        xml.element(element, reference -> {
            reference.element("verwijzingNaam", to);
            identification(reference, "verwijzingIdentificatie", identified);
        });
    }

    private static void term(XmlDocumentWriter xml, String element, String label, @Nullable String code, String list)
            throws XMLStreamException {
        xml.element(element, term -> {
            term.element("begripLabel", label);
            if (code != null) {
                term.element("begripCode", code);
            }
            term.element("begripBegrippenlijst", of -> of.element("verwijzingNaam", list));
        });
    }

    /** The budget years that its document may touch. */
    private void years(XmlDocumentWriter xml) throws XMLStreamException {
        xml.element("dekkingInTijd", covered -> {
            term(covered, "dekkingInTijdType", "Begrotingsjaren", null, OWN_LIST);
            covered.element("dekkingInTijdBegindatum", of.moment().year().toString());
            covered.element("dekkingInTijdEinddatum", of.moment().lastYear().toString());
        });
    }

    /** The book as it was then is what the package is made of, on whatever day that is. */
    private MdtoEvent created() {
        return new MdtoEvent(
                "Creatie",
                of.recordedAt().toString(),
                "Afgeleid uit het boek tot en met boeknummer " + of.ledgerNumber());
    }

    private static void event(XmlDocumentWriter xml, MdtoEvent happening, String list) throws XMLStreamException {
        xml.element("event", event -> {
            term(event, "eventType", happening.what(), null, list);
            event.element("eventTijd", happening.when());
            String result = happening.result();
            if (result != null) {
                event.element("eventResultaat", result);
            }
        });
    }
}
