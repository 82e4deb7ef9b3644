#include "text/date.hpp"
