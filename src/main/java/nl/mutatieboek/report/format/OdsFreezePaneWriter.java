package nl.mutatieboek.report.format;

import java.util.List;
import org.odftoolkit.odfdom.dom.OdfSettingsDom;
import org.odftoolkit.odfdom.dom.element.config.ConfigConfigItemElement;
import org.odftoolkit.odfdom.dom.element.config.ConfigConfigItemMapEntryElement;
import org.odftoolkit.odfdom.dom.element.config.ConfigConfigItemMapNamedElement;
import org.odftoolkit.odfdom.dom.element.office.OfficeDocumentSettingsElement;

/** Freezes the first lines of a sheet. ODF keeps this in the application settings, which LibreOffice reads. */
final class OdsFreezePaneWriter {
    private static final String FROZEN = "2";

    private OdsFreezePaneWriter() {}

    static void write(List<ReportSheet> sheets, OdfSettingsDom settings) {
        OfficeDocumentSettingsElement root = settings.getRootElement();
        while (root.getFirstChild() != null) {
            root.removeChild(root.getFirstChild());
        }
        ConfigConfigItemMapNamedElement tables = root.newOfficeSettingsElement()
                .newConfigConfigItemSetElement("ooo:view-settings")
                .newConfigConfigItemMapIndexedElement("Views")
                .newConfigConfigItemMapEntryElement()
                .newConfigConfigItemMapNamedElement("Tables");
        for (ReportSheet sheet : sheets) {
            if (sheet.frozenLines() > 0) {
                ConfigConfigItemMapEntryElement entry = tables.newConfigConfigItemMapEntryElement();
                entry.setConfigNameAttribute(sheet.name());
                set(entry, "HorizontalSplitMode", "short", FROZEN);
                set(entry, "VerticalSplitMode", "short", FROZEN);
                set(entry, "HorizontalSplitPosition", "int", "1");
                set(entry, "VerticalSplitPosition", "int", Integer.toString(sheet.frozenLines()));
                set(entry, "PositionRight", "int", "1");
                set(entry, "PositionBottom", "int", Integer.toString(sheet.frozenLines()));
            }
        }
    }

    private static void set(ConfigConfigItemMapEntryElement entry, String name, String type, String value) {
        ConfigConfigItemElement item = entry.newConfigConfigItemElement(name, type);
        item.setTextContent(value);
    }
}
