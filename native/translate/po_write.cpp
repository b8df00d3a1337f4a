#include "native/translate/po_write.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "native/program/file.hpp"
#include "native/translate/po_errors.hpp"
#include "native/translate/po_handles.hpp"
#include "native/translate/temporary_file.hpp"

namespace twotrack::native {
namespace {

std::string header_text(const PoHeader& header) {
    std::string language = header.language;
    std::ranges::replace(language, '-', '_');
    return "Project-Id-Version: " + header.project + "\nLanguage: " + language +
           "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
}

}  // namespace

std::string write_po(const PoHeader& header, std::span<const PoMessage> messages) {
    const PoFile file(po_file_create());
    {
        const PoIterator iterator(po_message_iterator(file.get(), nullptr));
        const auto insert = [&](const std::string& id, const std::string& translation) {
            const po_message_t message = po_message_create();
            po_message_set_msgid(message, id.c_str());
            po_message_set_msgstr(message, translation.c_str());
            po_message_insert(iterator.get(), message);
            return message;
        };
        insert("", header_text(header));
        for (const PoMessage& each : messages) {
            const po_message_t message = insert(each.original, each.translation);
            po_message_set_msgctxt(message, each.context.c_str());
            po_message_set_extracted_comments(message, (each.comment + "\n").c_str());
            if (!each.file.empty()) po_message_add_filepos(message, each.file.c_str(), each.line);
        }
    }

    const auto temporary = TemporaryFile::with("");
    if (!temporary) throw std::runtime_error("a temporary file: " + temporary.error());
    PoErrors errors;
    const bool is_written = po_file_write(file.get(), temporary->path().c_str(), errors.handler()) != nullptr;
    const auto found = errors.take();
    const auto bytes = read_file(temporary->path(), std::numeric_limits<std::size_t>::max());
    if (!is_written || !found.empty() || !bytes) throw std::runtime_error("the PO file cannot be written");
    return *bytes;
}

}  // namespace twotrack::native
