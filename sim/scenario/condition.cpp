#include "scenario/condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

#include "core/errors.h"

namespace ssr {

namespace {

using Kind = Condition::Instruction::Kind;

constexpr std::size_t longest_condition = 1'000;
constexpr std::size_t deepest_stack = 64;

struct Token {
  enum class Type { number, name, symbol, end } type = Type::end;
  std::string text;
  double number = 0.0;
  std::size_t at = 0;  // offset in the text
};

[[noreturn]] void fail(const std::string& what, std::size_t at) {
  throw InputError(fmt::format("{} at character {} of the condition", what, at + 1));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_name(char c) { return is_letter(c) || is_digit(c) || c == '.'; }

std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    Token token;
    token.at = i;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++i;
      continue;
    }
    if (is_letter(c)) {
      while (i < text.size() && is_of_name(text[i])) token.text += text[i++];
      token.type = Token::Type::name;
    } else if (is_digit(c) || c == '.') {
      const auto [end, error] = std::from_chars(&text[i], text.data() + text.size(), token.number);
      if (error != std::errc{} || !std::isfinite(token.number))
        fail("a number that cannot be read", i);
      token.text.assign(&text[i], end);
      i = static_cast<std::size_t>(end - text.data());
      token.type = Token::Type::number;
      if (i < text.size() && text[i] == '%') fail("a % sign (shares run from 0 to 1)", i);
    } else {
      static constexpr std::array<const char*, 15> symbols = {
          "<=", ">=", "==", "!=", "&&", "||", "<", ">", "+", "-", "*", "/", "(", ")", "="};
      const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const char* symbol) {
        return text.compare(i, std::strlen(symbol), symbol) == 0;
      });
      if (found == symbols.end()) fail("a character that has no meaning here", i);
      token.text = *found;
      if (token.text == "=") fail("a single = (it compares nothing); write ==", i);
      if (token.text == "&&" || token.text == "||") {
        fail(fmt::format("\"{}\"; write {}", token.text, token.text == "&&" ? "and" : "or"), i);
      }
      i += token.text.size();
      token.type = Token::Type::symbol;
    }
    tokens.push_back(std::move(token));
  }
  Token end;
  end.at = text.size();
  tokens.push_back(end);
  return tokens;
}

/// Recursive descent; each function emits postfix code and says whether it left a truth or a
/// number.
class Compiler {
 public:
  Compiler(const std::string& text, const std::vector<std::string>& names)
      : tokens_(tokens_of(text)), names_(names) {}

  std::vector<Condition::Instruction> compile() {
    const std::size_t at = token().at;
    if (!disjunction())
      fail("no comparison (a condition is true or false); compare, as in x >= 0.5", at);
    if (token().type != Token::Type::end)
      fail(fmt::format("\"{}\" is not expected", token().text), token().at);
    return std::move(code_);
  }

 private:
  const Token& token() const { return tokens_[next_]; }
  bool is(std::string_view text) const {
    return token().type != Token::Type::end && token().type != Token::Type::number &&
           token().text == text;
  }
  bool accept(std::string_view text) {
    if (!is(text)) return false;
    ++next_;
    return true;
  }
  void emit(Kind kind, double number = 0.0, std::size_t name = 0) {
    code_.push_back({kind, number, name});
    if (kind == Kind::number || kind == Kind::name) {
      if (++stack_ > deepest_stack) fail("too deep nesting", token().at);
    } else if (kind != Kind::negate && kind != Kind::abs && kind != Kind::logical_not) {
      --stack_;
    }
  }
  void want(bool truth, bool is_truth, std::size_t at) const {
    if (truth == is_truth) return;
    fail(truth ? "a number where a comparison is wanted" : "a comparison where a number is wanted",
         at);
  }

  bool disjunction() {
    if (++depth_ > deepest_stack) fail("too deep nesting", token().at);
    const bool truth = chain("or", Kind::logical_or, [this] { return conjunction(); });
    --depth_;
    return truth;
  }
  bool conjunction() {
    return chain("and", Kind::logical_and, [this] { return negation(); });
  }
  template <class Operand>
  bool chain(std::string_view word, Kind kind, Operand operand) {
    const std::size_t at = token().at;
    const bool truth = operand();
    if (is(word)) want(true, truth, at);
    while (accept(word)) {
      const std::size_t right = token().at;
      want(true, operand(), right);
      emit(kind);
    }
    return truth;
  }
  bool negation() {
    std::size_t n = 0;
    while (accept("not")) ++n;
    if (n == 0) return comparison();
    const std::size_t at = token().at;
    want(true, comparison(), at);
    if (n % 2 == 1) emit(Kind::logical_not);
    return true;
  }
  std::optional<Kind> comparison_sign() {
    static constexpr std::array<std::pair<std::string_view, Kind>, 6> signs = {
        {{"<", Kind::less},
         {"<=", Kind::less_equal},
         {">", Kind::greater},
         {">=", Kind::greater_equal},
         {"==", Kind::equal},
         {"!=", Kind::not_equal}}};
    for (const auto& [text, kind] : signs) {
      if (accept(text)) return kind;
    }
    return std::nullopt;
  }
  bool comparison() {
    const std::size_t at = token().at;
    const bool truth = sum();
    const std::optional<Kind> sign = comparison_sign();
    if (!sign) return truth;
    want(false, truth, at);
    const std::size_t right = token().at;
    want(false, sum(), right);
    emit(*sign);
    if (comparison_sign())
      fail("a second comparison (they do not chain); join two with and", right);
    return true;
  }
  bool sum() {
    return arithmetic("+", Kind::add, "-", Kind::subtract, [this] { return product(); });
  }
  bool product() {
    return arithmetic("*", Kind::multiply, "/", Kind::divide, [this] { return factor(); });
  }
  template <class Operand>
  bool arithmetic(std::string_view a, Kind kind_a, std::string_view b, Kind kind_b,
                  Operand operand) {
    const std::size_t at = token().at;
    const bool truth = operand();
    while (is(a) || is(b)) {
      want(false, truth, at);
      const Kind kind = is(a) ? kind_a : kind_b;
      ++next_;
      const std::size_t right = token().at;
      want(false, operand(), right);
      emit(kind);
    }
    return truth;
  }
  bool factor() {
    std::size_t n = 0;
    while (accept("-")) ++n;
    const std::size_t at = token().at;
    const bool truth = primary();
    if (n > 0) want(false, truth, at);
    if (n % 2 == 1) emit(Kind::negate);
    return truth;
  }
  bool primary() {
    const Token current = token();
    if (current.type == Token::Type::number) {
      ++next_;
      emit(Kind::number, current.number);
      return false;
    }
    if (accept("(")) return parenthesis();
    if (current.type == Token::Type::name && current.text == "abs") {
      ++next_;
      if (!accept("(")) fail("abs without (", token().at);
      const std::size_t at = token().at;
      want(false, parenthesis(), at);
      emit(Kind::abs);
      return false;
    }
    if (current.type == Token::Type::name && !is("and") && !is("or") && !is("not")) return name();
    if (current.type == Token::Type::end) fail("the text ends where a value is wanted", current.at);
    fail(fmt::format("\"{}\" where a value is wanted", current.text), current.at);
  }
  bool parenthesis() {
    const bool truth = disjunction();
    if (!accept(")")) fail("a ) is missing", token().at);
    return truth;
  }
  bool name() {
    const Token& current = token();
    const auto found = std::find(names_.begin(), names_.end(), current.text);
    if (found == names_.end()) {
      const std::string nearest = nearest_name(current.text, names_);
      fail(fmt::format("unknown name \"{}\" (not in the planner's picture{})", current.text,
                       nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest)),
           current.at);
    }
    emit(Kind::name, 0.0, static_cast<std::size_t>(found - names_.begin()));
    ++next_;
    return false;
  }

  std::vector<Token> tokens_;
  const std::vector<std::string>& names_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  std::size_t stack_ = 0;
  std::vector<Condition::Instruction> code_;
};

double apply(Kind kind, double a, double b) {
  switch (kind) {
    case Kind::add:
      return a + b;
    case Kind::subtract:
      return a - b;
    case Kind::multiply:
      return a * b;
    case Kind::divide:
      return a / b;
    case Kind::less:
      return a < b ? 1.0 : 0.0;
    case Kind::less_equal:
      return a <= b ? 1.0 : 0.0;
    case Kind::greater:
      return a > b ? 1.0 : 0.0;
    case Kind::greater_equal:
      return a >= b ? 1.0 : 0.0;
    case Kind::equal:
      return a == b ? 1.0 : 0.0;
    case Kind::not_equal:
      return a != b ? 1.0 : 0.0;
    case Kind::logical_and:
      return a != 0.0 && b != 0.0 ? 1.0 : 0.0;
    default:
      return a != 0.0 || b != 0.0 ? 1.0 : 0.0;
  }
}

}  // namespace

Condition::Condition(const std::string& text, const std::vector<std::string>& names) : text_(text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw InputError("the condition is empty (it would never hold); leave the key out?");
  }
  if (text.size() > longest_condition) {
    throw InputError(fmt::format("the condition is too long ({} bytes, at most {}); shorten it",
                                 text.size(), longest_condition));
  }
  code_ = Compiler(text, names).compile();
}

bool Condition::reads(std::size_t name) const noexcept {
  return std::any_of(code_.begin(), code_.end(), [name](const Instruction& step) {
    return step.kind == Kind::name && step.name == name;
  });
}

std::vector<double> Condition::numbers() const {
  std::vector<double> numbers;
  for (const Instruction& step : code_) {
    if (step.kind == Kind::number) numbers.push_back(step.number);
  }
  return numbers;
}

bool Condition::holds(std::span<const double> values) const {
  std::array<double, deepest_stack + 1> stack{};
  std::size_t top = 0;
  for (const Instruction& step : code_) {
    switch (step.kind) {
      case Kind::number:
        stack[top++] = step.number;
        break;
      case Kind::name:
        stack[top++] = values[step.name];
        break;
      case Kind::negate:
        stack[top - 1] = -stack[top - 1];
        break;
      case Kind::abs:
        stack[top - 1] = std::abs(stack[top - 1]);
        break;
      case Kind::logical_not:
        stack[top - 1] = stack[top - 1] == 0.0 ? 1.0 : 0.0;
        break;
      default:
        stack[top - 2] = apply(step.kind, stack[top - 2], stack[top - 1]);
        --top;
    }
  }
  return top > 0 && stack[0] != 0.0;
}

}  // namespace ssr
