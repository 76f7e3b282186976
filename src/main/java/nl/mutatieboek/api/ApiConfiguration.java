package nl.mutatieboek.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Handler methods may take {@link Posted}, {@link Uploaded} and {@link Asked} as parameters. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    private final Duration longestBody;

    ApiConfiguration(@Value("${mutatieboek.requests.longest-body:30s}") Duration longestBody) {
        this.longestBody = longestBody;
    }

    private record Parameter(Class<?> type, Function<HttpServletRequest, Object> reading)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(type);
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) {
                throw new IllegalStateException("Only HTTP is spoken here");
            }
            return reading.apply(servletRequest);
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Parameter(Posted.class, request -> Posted.of(request, longestBody)));
        resolvers.add(new Parameter(Uploaded.class, Uploaded::of));
        resolvers.add(new Parameter(Asked.class, Asked::of));
    }
}
