#include "tests/fuzz/json_mutator.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/utf8.hpp"
#include "core/json/json_writer.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most_bytes);

namespace twotrack::fuzz {
namespace {

using json::Kind;
using json::Value;

/// The bytes as libFuzzer mutates them.
std::string mutated_bytes(std::string_view text, std::size_t most_bytes) {
    std::string bytes(std::max(most_bytes, text.size()), '\0');
    std::ranges::copy(text, bytes.begin());
    bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), text.size(), bytes.size()));
    return bytes;
}

void write(JsonWriter& writer, const Value& value) {
    switch (value.kind) {
        case Kind::Null: writer.null(); break;
        case Kind::Boolean: writer.value(value.boolean); break;
        case Kind::Number: writer.value(value.number); break;
        case Kind::String: writer.value(value.string); break;
        case Kind::Array:
            writer.begin_array();
            for (const Value& element : value.elements) write(writer, element);
            writer.end_array();
            break;
        case Kind::Object:
            writer.begin_object();
            for (const json::Member& member : value.members) {
                writer.key(member.key);
                write(writer, member.value);
            }
            writer.end_object();
            break;
    }
}

/// Collects all values of a document, the outermost first.
void gather(Value& value, std::vector<Value*>& values) {
    values.push_back(&value);
    for (Value& element : value.elements) gather(element, values);
    for (json::Member& member : value.members) gather(member.value, values);
}

std::vector<Value*> values_of(Value& root) {
    std::vector<Value*> values;
    gather(root, values);
    return values;
}

class Mutation {
public:
    Mutation(Value& root, std::uint32_t seed) : root_(root), random_(seed, 0) {}

    void change() {
        const std::vector<Value*> values = values_of(root_);
        Value& value = *values[below(values.size())];
        switch (below(8)) {
            case 0: value = Value(*values[below(values.size())]); break;
            case 1: value = atom(); break;
            case 2: drop_one(value); break;
            case 3: repeat_one(value); break;
            case 4: swap_two(value); break;
            case 5: rename_one(value, values); break;
            default: change_scalar(value, values); break;
        }
    }

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_.next() % n); }

private:
    Value atom() {
        static constexpr double numbers[] = {0, 1, 2, -1, 0.5, 10, 1e-9, 1e300, -0.0, 5000};
        Value value;
        switch (below(6)) {
            case 0: break;
            case 1:
                value.kind = Kind::Boolean;
                value.boolean = below(2) == 1;
                break;
            case 2: value.kind = Kind::String; break;
            case 3: value.kind = Kind::Array; break;
            case 4: value.kind = Kind::Object; break;
            default: value.kind = Kind::Number; value.number = numbers[below(std::size(numbers))];
        }
        return value;
    }

    void drop_one(Value& value) {
        if (!value.elements.empty()) value.elements.erase(value.elements.begin() + at(value.elements));
        if (!value.members.empty()) value.members.erase(value.members.begin() + at(value.members));
    }

    void repeat_one(Value& value) {
        if (!value.elements.empty()) {
            const Value copy = value.elements[below(value.elements.size())];
            value.elements.insert(value.elements.begin() + at(value.elements), copy);
        }
        if (!value.members.empty()) {
            json::Member copy = value.members[below(value.members.size())];
            copy.key += "2";
            value.members.push_back(std::move(copy));
        }
    }

    void swap_two(Value& value) {
        if (!value.elements.empty())
            std::swap(value.elements[below(value.elements.size())], value.elements[below(value.elements.size())]);
        if (!value.members.empty())
            std::swap(value.members[below(value.members.size())].value,
                      value.members[below(value.members.size())].value);
    }

    /// Replaces a key by a key from elsewhere in the document.
    void rename_one(Value& value, const std::vector<Value*>& values) {
        const Value& other = *values[below(values.size())];
        if (value.members.empty() || other.members.empty()) return;
        value.members[below(value.members.size())].key = other.members[below(other.members.size())].key;
    }

    /// Replaces a text or a number by another one from the document, or by a similar one.
    void change_scalar(Value& value, const std::vector<Value*>& values) {
        const Value& other = *values[below(values.size())];
        const bool borrowed = other.kind == value.kind && below(3) > 0;
        if (value.kind == Kind::Number) {
            value.number = borrowed ? other.number : value.number + static_cast<double>(below(5)) - 2.0;
        } else if (value.kind == Kind::String) {
            std::string text = borrowed ? other.string : mutated_bytes(value.string, value.string.size() + 8);
            if (is_utf8(text)) value.string = std::move(text);
        }
    }

    template <class T>
    std::ptrdiff_t at(const std::vector<T>& things) {
        return static_cast<std::ptrdiff_t>(below(things.size()));
    }

    Value& root_;
    Random random_;
};

}  // namespace

std::string json_text(const Value& value) {
    JsonWriter writer;
    write(writer, value);
    return writer.take();
}

std::string mutated_json(std::string_view text, std::size_t most_bytes, std::uint32_t seed) {
    auto root = json::parse(text);
    constexpr std::uint32_t bytes_one_in = 8;
    if (!root || seed % bytes_one_in == 0) return mutated_bytes(text, most_bytes);
    Mutation mutation(*root, seed);
    for (std::size_t n = 1 + mutation.below(3); n > 0; --n) mutation.change();
    std::string changed = json_text(*root);
    return changed.size() <= most_bytes ? changed : mutated_bytes(text, most_bytes);
}

std::string crossed_json(std::string_view text, std::string_view other, std::size_t most_bytes, std::uint32_t seed) {
    auto root = json::parse(text), donor = json::parse(other);
    if (!root || !donor) return std::string(other.substr(0, most_bytes));
    Random random(seed, 1);
    const std::vector<Value*> values = values_of(*root), gifts = values_of(*donor);
    *values[random.next() % values.size()] = *gifts[random.next() % gifts.size()];
    const std::string crossed = json_text(*root);
    return crossed.size() <= most_bytes ? crossed : std::string(text.substr(0, most_bytes));
}

std::size_t put(std::string_view text, std::uint8_t* data, std::size_t most_bytes) {
    const std::size_t n_bytes = std::min(text.size(), most_bytes);
    std::memcpy(data, text.data(), n_bytes);
    return n_bytes;
}

}  // namespace twotrack::fuzz
