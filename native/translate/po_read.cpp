#include "native/translate/po_read.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include "core/base/utf8.hpp"
#include "core/json/json.hpp"
#include "native/translate/po_errors.hpp"
#include "native/translate/po_handles.hpp"
#include "native/translate/temporary_file.hpp"

namespace twotrack::native {
namespace {

/// The library does not tell on which line a message's msgstr is, but it names the line when it reports a fault in the
/// message. So this class makes the message faulty on purpose.
class MessageLines {
public:
    /// @pre Everything else has been read from the message, which this call changes.
    int line_of(po_message_t message) {
        const bool begins_a_line = po_message_msgid(message)[0] == '\n';
        po_message_set_fuzzy(message, 0);
        po_message_set_msgstr(message, begins_a_line ? "x" : "\n");
        PoErrors errors;
        po_message_check_all(message, nowhere_.get(), errors.handler());
        const auto found = errors.take();
        return found.empty() ? 1 : found.front().place.line;
    }

private:
    // The library's check also looks at the header of the iterator's file; this file has none.
    PoFile empty_file_{po_file_create()};
    PoIterator nowhere_{po_message_iterator(empty_file_.get(), nullptr)};
};

std::string or_empty(const char* text) { return text ? text : ""; }

std::string field(const char* header, const char* name) {
    if (!header) return {};
    return or_empty(PoText(po_header_field(header, name)).get());
}

/// The charset in "text/plain; charset=UTF-8", in capitals.
std::string charset_of(const std::string& content_type) {
    constexpr std::string_view before = "charset=";
    const auto at = content_type.find(before);
    if (at == std::string::npos) return {};
    std::string charset = content_type.substr(at + before.size());
    std::ranges::transform(charset, charset.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return charset;
}

bool is_language_tag(std::string_view tag) {
    return !tag.empty() && std::ranges::all_of(tag, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::unexpected<std::vector<Diagnostic>> refusal(std::string rule, std::string sentence) {
    return std::unexpected(std::vector<Diagnostic>{{std::move(rule), {}, std::move(sentence)}});
}

std::string charset_sentence(std::string_view charset) {
    if (charset.empty())
        return "The header does not say in which charset this is; it must say \"Content-Type: text/plain; "
               "charset=UTF-8\\n\", and be true.";
    return "The header says that the charset is " + json::quoted(charset) +
           "; save the file as UTF-8, or convert it: msgconv -t UTF-8.";
}

std::string language_sentence(std::string_view language) {
    if (language.empty())
        return "The header does not say into which language this translates; \"Language: de\\n\" would.";
    return "The header's language " + json::quoted(language) + " is no tag; write one such as de, pt_BR or sr-Latn.";
}

/// Errors: `po-charset` if escapes such as \377 make a text invalid UTF-8.
std::expected<std::vector<CatalogueEntry>, std::vector<Diagnostic>> entries_of(po_file_t file) {
    std::vector<CatalogueEntry> entries;
    std::vector<Diagnostic> faults;
    MessageLines lines;
    const PoIterator iterator(po_message_iterator(file, nullptr));
    while (const po_message_t message = po_next_message(iterator.get())) {
        if (po_message_is_obsolete(message)) continue;
        CatalogueEntry entry;
        entry.context = or_empty(po_message_msgctxt(message));
        entry.original = or_empty(po_message_msgid(message));
        entry.translation = or_empty(po_message_msgstr(message));
        entry.fuzzy = po_message_is_fuzzy(message) != 0;
        if (const bool is_header = entry.context.empty() && entry.original.empty(); is_header) continue;
        entry.line = lines.line_of(message);
        for (const std::string* each : {&entry.context, &entry.original, &entry.translation})
            if (!is_utf8(*each))
                faults.push_back({"po-charset", {entry.line, 1, {}}, "An escape makes this text other than UTF-8."});
        entries.push_back(std::move(entry));
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return entries;
}

}  // namespace

std::expected<PoCatalogue, std::vector<Diagnostic>> read_po(std::string_view bytes) {
    const auto temporary = TemporaryFile::with(json::without_byte_order_mark(bytes));
    if (!temporary) throw std::runtime_error("a temporary file: " + temporary.error());
    PoFile file;
    {
        PoErrors errors;
        file.reset(po_file_read(temporary->path().c_str(), errors.handler()));
        if (auto found = errors.take(); !found.empty()) return std::unexpected(std::move(found));
    }
    if (!file) throw std::runtime_error("a temporary file cannot be read");

    const char* header = po_file_domain_header(file.get(), nullptr);
    if (const std::string charset = charset_of(field(header, "Content-Type")); charset != "UTF-8")
        return refusal("po-charset", charset_sentence(charset));
    PoCatalogue catalogue;
    catalogue.language = field(header, "Language");
    std::ranges::replace(catalogue.language, '_', '-');
    if (!is_language_tag(catalogue.language)) return refusal("po-language", language_sentence(catalogue.language));
    auto entries = entries_of(file.get());
    if (!entries) return std::unexpected(std::move(entries.error()));
    catalogue.entries = std::move(*entries);
    return catalogue;
}

}  // namespace twotrack::native
