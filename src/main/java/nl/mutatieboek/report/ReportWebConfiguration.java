package nl.mutatieboek.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.report.format.ReportFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports in the format that content negotiation selects. */
@Configuration(proxyBeanMethods = false)
class ReportWebConfiguration implements WebMvcConfigurer {
    private final ReportCatalog catalog;
    private final JsonMapper json;

    ReportWebConfiguration(ReportCatalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @Override
    public void configureMessageConverters(ServerBuilder converters) {
        converters.addCustomConverter(new ReportMessageConverter());
    }

    private final class ReportMessageConverter extends AbstractHttpMessageConverter<RenderableReport> {
        private ReportMessageConverter() {
            setSupportedMediaTypes(Stream.concat(
                            Stream.of(MediaType.APPLICATION_JSON),
                            catalog.formats().stream().map(ReportMessageConverter::type))
                    .toList());
        }

        private static MediaType type(ReportFormat format) {
            return MediaType.parseMediaType(format.mediaType());
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type.equals(RenderableReport.class);
        }

        @Override
        public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType of) {
            return false;
        }

        @Override
        protected RenderableReport readInternal(Class<? extends RenderableReport> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("Reports cannot be read from a request body", message);
        }

        @Override
        protected void writeInternal(RenderableReport report, HttpOutputMessage message) throws IOException {
            MediaType mediaType = Objects.requireNonNull(message.getHeaders().getContentType());
            List<ReportFormat> formats = catalog.formats().stream()
                    .filter(format -> type(format).isCompatibleWith(mediaType))
                    .toList();
            if (formats.isEmpty()) {
                message.getBody()
                        .write(json.writeValueAsBytes(
                                ReportResponse.of(report.point(), report.document(), report.apiLinks())));
            } else {
                ReportFormat format = formats.getFirst();
                message.getHeaders()
                        .setContentDisposition(ContentDisposition.attachment()
                                .filename(report.fileName(format))
                                .build());
                format.writer().write(report.document(), report.pageLinks(), message.getBody());
            }
        }
    }
}
