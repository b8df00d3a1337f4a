#include "native/responses/text_place.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace twotrack::native {

TextPlace place_after(std::string_view bytes, TextPlace start) {
    std::size_t line_begin = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool first_of_two = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if ((bytes[i] != '\n' && bytes[i] != '\r') || first_of_two) continue;
        ++start.line;
        start.column = 1;
        line_begin = i + 1;
    }
    start.column += n_characters(bytes.substr(line_begin));
    return start;
}

TextPlace place_of_field(std::string_view source, TextPlace start, std::size_t field) {
    bool quoted = false;
    std::size_t at = 0;
    for (std::size_t n_before = 0; at < source.size() && n_before < field; ++at) {
        // A quote inside a field is written twice, which leaves the state unchanged.
        if (source[at] == '"') quoted = !quoted;
        else if (source[at] == ',' && !quoted) ++n_before;
    }
    const std::size_t visible = source.find_first_not_of(" \t", at);
    return place_after(source.substr(0, std::min(visible, source.size())), start);
}

}  // namespace twotrack::native
